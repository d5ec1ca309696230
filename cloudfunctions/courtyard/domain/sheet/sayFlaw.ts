/** Of a cell with signs that turn text around, or with half a sign. */
export const FLAWED = '这一格里有看不见的符号，会把字的顺序弄乱。请删掉这一格，自己再打一遍。'
