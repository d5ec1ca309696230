import type { Words } from '../language'

/** What a function asked of the cloud, as one would say it. */
const requests: Readonly<Record<string, Words>> = {
  'database.getDocument': { zh: '读', en: 'read' },
  'database.calculateDocument': { zh: '数一数', en: 'count' },
  'database.aggregateDocuments': { zh: '汇总', en: 'aggregate' },
  'database.insertDocument': { zh: '写入', en: 'add' },
  'database.modifyDocument': { zh: '改', en: 'update' },
  'database.modifyAndReturnDoc': { zh: '改并取回', en: 'update and return' },
  'database.removeDocument': { zh: '删', en: 'remove' },
  'database.addCollection': { zh: '新建一类数据', en: 'add a collection' },
  'database.startTransaction': { zh: '事务开始', en: 'begin a transaction' },
  'database.commitTransaction': { zh: '事务提交', en: 'commit' },
  'database.abortTransaction': { zh: '事务撤回', en: 'roll back' },
  'functions.invokeFunction': { zh: '调用别的函数', en: 'call a function' },
  'storage.getUploadMetadata': { zh: '上传文件', en: 'upload a file' },
  'storage.batchGetDownloadUrl': { zh: '取文件地址', en: 'file addresses' },
  'storage.batchDeleteFile': { zh: '删文件', en: 'delete files' },
  'wx.api': { zh: '问微信', en: 'ask WeChat' },
  'wx.openApi': { zh: '问微信', en: 'ask WeChat' },
  lookup: { zh: '汇总时连着读', en: 'lookup' },
}

/** In words; an action that has none is named as it is. */
export const wordsOf = (action: string): Words => requests[action] ?? { zh: action, en: action }
