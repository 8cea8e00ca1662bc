import { Command } from 'commander'

/** `identity serve`: the service; with `--first-capture` it shows one capture going the whole way. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the service; settings come from the environment (docs/settings.md)')
    .option('--first-capture', 'send a fictional card through the running service and show what became of it')
    .addHelpText(
      'after',
      `
Examples:
  identity serve
  PORT=0 IDENTITY_DATA_DIR=/var/lib/identity identity serve
  DATABASE_URL=postgres://… BLOB_URL=s3://… identity serve`,
    )
    .action(async ({ firstCapture: show }: { readonly firstCapture?: true }) => {
      const { startService } = await import('@identity/server')
      const service = await startService(process.env)
      if (show) {
        const { showFirstCapture } = await import('../show-first-capture.ts')
        await showFirstCapture(service)
      }
      const { showFirstAdmin } = await import('../show-first-admin.ts')
      await showFirstAdmin(service)
    })
}
