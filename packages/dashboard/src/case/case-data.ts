import type { components } from 'qe-identity-sdk-node'

type Schemas = components['schemas']

export type Bundle = Schemas['KtpBundle']
export type Vote = Bundle['antiSpoof']['voters'][number]
export type CardField = Bundle['ocr']['issuePlace']
export type CardCheck = Bundle['ocr']['checks'][number]
export type Duplicate = NonNullable<Bundle['duplicateCandidates']>[number]
export type Detail = Schemas['ReviewDetail']
/** What is needed to draw why a capture was judged as it was; a case has it with it. */
export type Findings = Schemas['BundleFindings']
export type NikView = NonNullable<Findings['nik']>
export type FrameDrawing = Findings['frames'][number]
export type VoterScale = Findings['scales'][number]
