import { describe, expect, it } from 'vitest'
import { readSettings, SettingsError, settingsSchema } from './settings.ts'

describe('settings', () => {
  it('have a default for everything, and loopback is the default address', () => {
    const settings = readSettings({})
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 8080, databaseUrl: null, blobUrl: null })
    expect(settings.rateLimits).toMatchObject({ challenge: 30, capture: 20 })
    expect(settings).toMatchObject({ publicUrl: null, webOrigins: [] })
    expect(settings.masterKeyFile).toBeNull()
  })

  it('treat an empty variable as unset', () => {
    expect(readSettings({ PORT: '', HOST: '' })).toMatchObject({ host: '127.0.0.1', port: 8080 })
  })

  it.each([
    ['PORT', 'eighty', 'PORT must be integer'],
    ['PORT', '70000', 'PORT must be <= 65535'],
    ['PORT', '-1', 'PORT must be >= 0'],
    ['IDENTITY_RATE_LIMIT_CAPTURE', '-3', 'IDENTITY_RATE_LIMIT_CAPTURE must be >= 0'],
    ['IDENTITY_RATE_LIMIT_CHALLENGE', '1.5', 'IDENTITY_RATE_LIMIT_CHALLENGE must be integer'],
    ['DATABASE_URL', 'mysql://secret@db', 'DATABASE_URL must start with postgres:// or postgresql://'],
    ['BLOB_URL', 'ftp://x', 'BLOB_URL must start with file: or s3:'],
    ['IDENTITY_LOG_LEVEL', 'loud', 'IDENTITY_LOG_LEVEL must be one of fatal, error, warn, info, debug, silent'],
    [
      'IDENTITY_BOOTSTRAP_API_KEY',
      'seven77',
      'IDENTITY_BOOTSTRAP_API_KEY holds a key that is not 8 to 256 printable characters long',
    ],
    [
      'IDENTITY_BOOTSTRAP_API_KEY',
      'a'.repeat(20) + ',' + 'a'.repeat(20),
      'IDENTITY_BOOTSTRAP_API_KEY names a key twice',
    ],
  ])('%s=%s is refused in one line that names the variable', (name, value, message) => {
    const attempt = () => readSettings({ [name]: value })
    expect(attempt).toThrow(SettingsError)
    expect(attempt).toThrow(message)
  })

  it('never repeat the refused value, which may be a secret', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://root:hunter2@db' })).not.toThrow(/hunter2/)
  })

  it('split the bootstrap keys at commas', () => {
    const keys = ['qe_live_aaaaaaaaaaaaaaaa', 'eight888']
    expect(readSettings({ IDENTITY_BOOTSTRAP_API_KEY: keys.join(' , ') }).bootstrapApiKeys).toEqual(keys)
  })

  it('describe every variable', () => {
    for (const [name, property] of Object.entries(settingsSchema.properties))
      expect((property as { description?: string }).description, name).toMatch(/\.$|\)\.$/)
  })
})
