// Prints openapi.json.
import { openApiText } from '../dist/openapi.js'

process.stdout.write(await openApiText())
