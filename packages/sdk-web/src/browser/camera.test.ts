import { describe, expect, it } from 'vitest'
import { betterCamera, nextCamera } from './better-camera.ts'
import { cameraFault } from './camera-fault.ts'

const page = { isSecureContext: true, hasMediaDevices: true, policyAllowsCamera: true }
const error = (name: string, message = '') => Object.assign(new Error(message), { name })

describe('cameraFault', () => {
  it.each([
    [error('NotAllowedError', 'Permission denied'), page, 'denied'],
    [error('NotAllowedError', 'Permission dismissed'), page, 'dismissed'],
    [error('NotAllowedError'), { ...page, policyAllowsCamera: false }, 'blocked_by_policy'],
    [error('NotFoundError'), page, 'none'],
    [error('OverconstrainedError'), page, 'none'],
    [error('NotReadableError'), page, 'in_use'],
    [new TypeError('undefined'), { ...page, hasMediaDevices: false }, 'insecure'],
    [error('NotAllowedError'), { ...page, isSecureContext: false }, 'insecure'],
    [error('Whatever'), page, 'failed'],
    ['not an error', page, 'failed'],
  ] as const)('%s on %o is %s', (thrown, facts, fault) => {
    expect(cameraFault(thrown, facts)).toBe(fault)
  })
})

const camera = (deviceId: string, label: string) => ({ deviceId, label, kind: 'videoinput' })
const phone = [
  camera('a', 'camera2 1, facing front'),
  camera('b', 'camera2 2, facing back, ultra wide'),
  camera('c', 'camera2 0, facing back'),
  { deviceId: 'm', label: 'back microphone', kind: 'audioinput' },
]

describe('betterCamera', () => {
  it('leaves a plain camera alone', () => {
    expect(betterCamera(phone, 'c', 'rear')).toBeNull()
    expect(betterCamera(phone, 'unknown', 'rear')).toBeNull()
  })

  it('prefers the plain rear camera to a wide one', () => {
    expect(betterCamera(phone, 'b', 'rear')).toBe('c')
  })

  it('leaves an infrared camera for the coloured one of a laptop', () => {
    expect(betterCamera([camera('i', 'HP IR Camera'), camera('h', 'HP HD Camera')], 'i', 'front')).toBe('h')
  })

  it('stays where it is when there is nothing better', () => {
    expect(betterCamera([camera('i', 'HP IR Camera')], 'i', 'front')).toBeNull()
  })
})

describe('nextCamera', () => {
  it('goes round the cameras that look the same way', () => {
    expect(nextCamera(phone, 'b', 'rear')).toBe('c')
    expect(nextCamera(phone, 'c', 'rear')).toBe('b')
    expect(nextCamera([camera('i', 'Webcam'), camera('h', 'USB Camera')], 'h', 'front')).toBe('i')
  })

  it('has nothing to offer where there is one, or where none is named', () => {
    expect(nextCamera(phone, 'a', 'front')).toBeNull()
    expect(nextCamera([], 'a', 'front')).toBeNull()
    expect(nextCamera([camera('', '')], 'a', 'rear')).toBeNull()
  })
})
