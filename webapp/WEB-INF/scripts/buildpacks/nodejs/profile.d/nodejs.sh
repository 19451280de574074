# The app's own Node.js and package manager before those of the machine.
export PATH="$HOME/.heroku/node/bin:$HOME/.heroku/yarn/bin:$HOME/.heroku/pnpm/bin:$PATH:$HOME/bin:$HOME/node_modules/.bin"
export NODE_HOME="$HOME/.heroku/node"
export NODE_ENV=${NODE_ENV:-production}
# Nothing of a dyno's is kept, and its home is the app's folder.
export NPM_CONFIG_UPDATE_NOTIFIER=${NPM_CONFIG_UPDATE_NOTIFIER:-false}
export NPM_CONFIG_CACHE=${NPM_CONFIG_CACHE:-/tmp/.npm}
