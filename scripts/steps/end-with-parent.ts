import { isMainThread } from 'node:worker_threads'

// Imported ahead of every script that we run (`--import`). When the command that started it is killed, its whole process group ends too:
// a build or a seeding that lived on would get in the way of the next start's. Workers that inherit the import are in that group.
const isScript = isMainThread && process.env.BROADSHEET_COMMAND === String(process.ppid)

if (isScript && process.connected) {
  process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'))
  // Listening would keep the script alive after its work is done.
  process.channel?.unref()
}
