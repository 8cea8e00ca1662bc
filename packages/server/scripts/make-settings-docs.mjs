// Prints docs/settings.md.
import { settingsPage } from '../dist/settings-page.js'

process.stdout.write(settingsPage())
