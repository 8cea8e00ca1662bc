/** Writes docs/fields.md from the built field definitions: `npx tsc -b packages/ktp && node packages/ktp/scripts/make-docs.mjs`. */
import { writeFileSync } from 'node:fs'
import { fieldsPage } from '../dist/fields-page.js'

writeFileSync(new URL('../../../docs/fields.md', import.meta.url), fieldsPage())
