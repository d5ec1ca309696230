import { wxError, type WxApi } from './wxReply'

const SCENE_MAX = 32
const WIDTH_DEFAULT = 430

/** wxacode.getUnlimited: a PNG whose QR says `page?scene=…`, which the local phone reads like a mini-program code. */
export const getUnlimited: WxApi = async (_cloud, data) => {
  const { scene, page = '', width = WIDTH_DEFAULT } = data
  if (
    typeof scene !== 'string' ||
    scene === '' ||
    scene.length > SCENE_MAX ||
    !/^[\w!#$&'()*+,/:;=?@\-.~]+$/.test(scene)
  ) {
    return wxError(40129, 'invalid scene')
  }
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) return wxError(41030, 'invalid page')
  if (typeof width !== 'number' || width < 280 || width > 1280)
    return wxError(40097, 'invalid args: width must be 280 to 1280')
  const { toBuffer } = await import('qrcode')
  const png = await toBuffer(`${page}?scene=${encodeURIComponent(scene)}`, { width, margin: 2 })
  return { errcode: 0, errmsg: 'ok', contentType: 'image/png', buffer: png.toString('base64') }
}
