# A command that does not outlive the process that started it, by SIGKILL included. Two processes, each with a pipe from the starter
# on its stdin:
#   leash.sh run command [argument ...]   waits for a line, then becomes the command
#   leash.sh watch pid                    ends process `pid` when its own stdin ends without a line
# The starter writes to `run` once `watch` is there, so at no moment does the command run without it. Each has a session of its own:
# whoever kills the starter's group does not kill the watcher.
# POSIX only, because it runs before anything is installed, and on macOS too.
case $1 in
run)
  shift
  read -r go || exit 1
  exec "$@" </dev/null
  ;;
watch)
  exec 2>/dev/null
  trap '' HUP INT TERM
  read -r ended && exit 0
  kill -TERM "$2"
  tenths=0
  while kill -0 "$2" && [ "$tenths" -lt 50 ]; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  kill -s KILL -- "-$2" # the group: what the command has started, too
  ;;
esac
