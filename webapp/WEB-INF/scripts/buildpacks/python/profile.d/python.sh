# The packages that were built into the slug, and the Python that they were built for.
export PYTHONUSERBASE="$HOME/.heroku/python"
export PATH="$HOME/.heroku/python/bin:$PATH"
export PYTHONPATH="$HOME${PYTHONPATH:+:$PYTHONPATH}"
export PYTHONUNBUFFERED=${PYTHONUNBUFFERED:-true}
export LANG=${LANG:-en_US.UTF-8}
