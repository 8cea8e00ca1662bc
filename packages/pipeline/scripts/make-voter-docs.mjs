// Prints docs/voters.md from the built voters and policy; `npm run generate` calls it.
import { votersPage } from '../dist/voters-page.js'

process.stdout.write(votersPage())
