/** Prints docs/fields.md from the built field definitions; `npm run generate` calls it. */
import { fieldsPage } from '../dist/fields-page.js'

process.stdout.write(fieldsPage())
