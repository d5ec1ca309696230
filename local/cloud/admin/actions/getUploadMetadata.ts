import { Files } from '../../storage/files'
import { textParam, type AdminAction } from '../request'

/** uploadFile() asks for this first, then PUTs the bytes to `url`. */
export const getUploadMetadata: AdminAction = (cloud, request) => {
  const path = Files.checkPath(textParam(request, 'path'))
  const fileId = cloud.files.fileId(path)
  return {
    data: {
      url: `${cloud.url}/storage/${path.split('/').map(encodeURIComponent).join('/')}`,
      token: 'local',
      authorization: cloud.keys.sign('upload', path),
      fileId,
      // Travels as a header: ASCII only.
      cosFileId: encodeURI(fileId),
    },
  }
}
