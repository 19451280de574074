// Prints what the buildpack needs of the package.json named by the first argument, as assignments for a shell.
// What is wrong with the file goes to standard error, in one line.
const fs = require('fs');

function complain(message) {
  console.error(message);
  process.exit(1);
}

function read(file) {
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  try {
    const parsed = JSON.parse(text);
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) complain('it is not an object: { ... }');
    return parsed;
  } catch (e) {
    const position = /position (\d+)/.exec(e.message);
    const line = position ? `line ${text.slice(0, +position[1]).split('\n').length}: ` : '';
    return complain(line + e.message.replace(/\s+/g, ' '));
  }
}

const quote = (value) => `'${String(value).replace(/'/g, `'\\''`)}'`;
const print = (name, value) => console.log(`${name}=${quote(value === undefined || value === null ? '' : value)}`);

const file = read(process.argv[2]);
const engines = file.engines || {};
const scripts = file.scripts || {};
for (const name of ['node', 'npm', 'yarn', 'pnpm']) print(`engines_${name}`, engines[name]);
// Such as pnpm@9.1.0+sha512.abc
const [, manager, version] = /^(npm|yarn|pnpm)@([^+]+)/.exec(file.packageManager || '') || [];
print('manager_name', manager);
print('manager_version', version);
for (const name of ['start', 'build', 'heroku-prebuild', 'heroku-postbuild', 'heroku-cleanup']) {
  print(`script_${name.replace(/\W/g, '_')}`, scripts[name]);
}
print('develops', Object.keys(file.devDependencies || {}).length > 0 || file.workspaces ? 'yes' : '');
print('cache_directories', [].concat(file.cacheDirectories || file.cache_directories || []).join('\n'));
