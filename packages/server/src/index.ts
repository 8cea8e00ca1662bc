export { createApp, type AppOverrides, type RunningApp } from './app.ts'
export { startService, type RunningService } from './start-service.ts'
export { readSettings, SettingsError, type Settings } from './settings.ts'
export type { AnalysisPort, AnalysisTicket } from './analysis/analysis-port.ts'
