import type { components } from 'qe-identity-sdk-node'

type Schemas = components['schemas']

export type Bundle = Schemas['KtpBundle']
export type Vote = Bundle['antiSpoof']['voters'][number]
export type CardField = Bundle['ocr']['issuePlace']
export type CardCheck = Bundle['ocr']['checks'][number]
export type Duplicate = NonNullable<Bundle['duplicateCandidates']>[number]
export type Detail = Schemas['ReviewDetail']
export type NikView = NonNullable<Detail['nik']>
export type FrameDrawing = Detail['frames'][number]
export type VoterScale = Detail['scales'][number]
