// A front end's build in short: one page, with what the config vars say.
const fs = require('fs');

fs.mkdirSync('dist', { recursive: true });
fs.writeFileSync('dist/index.html', `<!DOCTYPE html><title>Two</title><p>Built by Node for ${process.env.GREETED || 'everybody'}`);
