// Prints src/openapi.ts: the types of every request and reply, from openapi.json.
import { readFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'
import { format, resolveConfig } from 'prettier'

const document = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8'))
const source = astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false }))
const path = new URL('../src/openapi.ts', import.meta.url).pathname
const text = `// Made by packages/sdk-node/scripts/make-types.mjs from openapi.json; do not edit.\n${source}`
process.stdout.write(await format(text, { ...(await resolveConfig(path)), filepath: path }))
