// Read by node before each Heroku CLI: a command ends before code that was compiled to be fast pays off.
require('v8').setFlagsFromString('--no-opt');
