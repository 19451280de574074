// Walks an app's life with npm's heroku-client and says what it saw: node heroku-client-walk.js HOST TOKEN TARBALL
const Heroku = require('heroku-client')
const fs = require('fs')

const [host, token, tarball] = process.argv.slice(2)
const heroku = new Heroku({ token, host })
// Signed URLs name localhost, which is this platform by whatever address it is reached.
const here = url => host + new URL(url).pathname + new URL(url).search

async function until (what, look) {
  for (let tries = 0; tries < 1500; tries++) {
    if (await look()) return
    await new Promise(resolve => setTimeout(resolve, 40))
  }
  throw new Error('waited in vain for ' + what)
}

async function walk () {
  const app = await heroku.post('/apps', { body: {} })
  console.log('created', app.name)
  const listed = await heroku.get('/apps')
  if (!listed.some(one => one.name === app.name)) throw new Error('not listed')
  const config = await heroku.patch(`/apps/${app.name}/config-vars`, { body: { GREETING: 'ahoy' } })
  console.log('config', JSON.stringify(config))
  const source = await heroku.post('/sources')
  await fetch(here(source.source_blob.put_url), { method: 'PUT', body: fs.readFileSync(tarball) })
  const build = await heroku.post(`/apps/${app.name}/builds`, {
    body: { source_blob: { url: source.source_blob.get_url }, buildpacks: [{ name: 'heroku/jvm' }] }
  })
  await (await fetch(here(build.output_stream_url))).text()
  await until('the build', async () => (await heroku.get(`/apps/${app.name}/builds/${build.id}`)).status !== 'pending')
  console.log('build', (await heroku.get(`/apps/${app.name}/builds/${build.id}`)).status)
  const formation = await heroku.patch(`/apps/${app.name}/formation`, { body: { updates: [{ type: 'web', quantity: 2, size: 'standard-1x' }] } })
  console.log('scaled to', formation[0].quantity)
  await until('two dynos', async () =>
    (await heroku.get(`/apps/${app.name}/dynos`)).filter(dyno => dyno.state === 'up').length === 2)
  const session = await heroku.post(`/apps/${app.name}/log-sessions`, { body: { lines: 1500 } })
  const log = await (await fetch(here(session.logplex_url))).text()
  console.log('log', log.match(/State changed from starting to up/)[0])
  await heroku.delete(`/apps/${app.name}`)
  await heroku.get(`/apps/${app.name}`).then(
    () => { throw new Error('still there') },
    gone => console.log('destroyed', gone.statusCode))
}

walk().catch(failure => { console.error(failure); process.exit(1) })
