import type { Call } from '../../shared/call'

const PAGE = 'packages/join/code/code'

/** The picture that opens the joining page with this code. */
export const codePicture = ({ wechat }: Call, code: string): Promise<Buffer> =>
  wechat.miniProgramCode(PAGE, `c=${code}`)
