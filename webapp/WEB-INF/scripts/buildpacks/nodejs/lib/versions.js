// Questions about versions, answered by the semver library that npm itself uses:
//   satisfies VERSION RANGE   is the version within the range?   (by exit status)
//   valid RANGE               is it a range at all?              (by exit status)
//   oldest RANGE              prints the major version of the oldest one that is allowed
//   newest                    prints the newest of the versions on standard input, a JSON string or list of strings
const fs = require('fs');
const { execSync } = require('child_process');

const npm = fs.realpathSync(execSync('command -v npm', { shell: '/bin/sh' }).toString().trim());
const semver = require(require.resolve('semver', { paths: [npm] }));
const [question, first, second] = process.argv.slice(2);

switch (question) {
  case 'satisfies':
    process.exit(semver.satisfies(first, second) ? 0 : 1);
    break;
  case 'valid':
    process.exit(semver.validRange(first) === null ? 1 : 0);
    break;
  case 'oldest':
    console.log(semver.minVersion(first).major);
    break;
  case 'newest': {
    const versions = [].concat(JSON.parse(fs.readFileSync(0, 'utf8')));
    console.log(versions.sort(semver.rcompare)[0]);
    break;
  }
  default:
    process.exit(2);
}
