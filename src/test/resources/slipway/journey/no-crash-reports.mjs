// The CLI reports its crashes to its maker, unless that is off, as it is here; but it loads a thousand modules for it with
// every command. This leaves them out, and nothing else.
import {register} from 'node:module'

const nothing = 'data:text/javascript,export const init = undefined'
register('data:text/javascript,' + encodeURIComponent(`
  export async function resolve(specifier, context, next) {
    return specifier.startsWith('@sentry/')
      ? {url: ${JSON.stringify(nothing)}, shortCircuit: true}
      : next(specifier, context)
  }
`), import.meta.url)
