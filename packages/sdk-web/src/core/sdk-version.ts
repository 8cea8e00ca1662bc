/** Goes into every bundle; a test holds it equal to package.json. */
export const SDK_VERSION = 'qe-identity-sdk-web@0.1.0'
