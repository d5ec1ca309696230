/** The demo's courtyards, by the names that its memory keeps them under. */
export const NANQIAO = '南桥院坝'
export const JINXIU = '锦绣花园'
export const LIUHE = '柳河新院落'
