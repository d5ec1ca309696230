import type { Case } from './case'
import { is, refusesExpression as bad } from './expression'

/** Operators on texts. Ab院c has 4 characters and 6 bytes. */
export const expressionTexts: Case[] = [
  is('concat', (a) => a.concat(['$text', '-', '$home.side']), 'Ab院c-e'),
  is('concat with null', (a) => a.concat(['$text', '$none']), null),
  bad('concat of a number', (a) => a.concat(['$text', '$i']), /string/),
  is(
    'indexOfBytes counts bytes',
    (a) => [a.indexOfBytes(['$text', 'c']), a.indexOfBytes(['$text', 'z']), a.indexOfBytes(['$none', 'c'])],
    [5, -1, null],
  ),
  is(
    'indexOfBytes from and to',
    (a) => [a.indexOfBytes(['aXaX', 'X', 2]), a.indexOfBytes(['aXaX', 'X', 2, 3])],
    [3, -1],
  ),
  is('indexOfCP counts characters', (a) => [a.indexOfCP(['$text', 'c']), a.indexOfCP(['$text', '院'])], [3, 2]),
  is('split', (a) => a.split(['a-b--c', '-']), ['a', 'b', '', 'c']),
  is('split of null', (a) => a.split(['$none', '-']), null),
  bad('split by nothing', (a) => a.split(['$text', '']), /separator/),
  is('strLenBytes', (a) => a.strLenBytes('$text'), 6),
  is('strLenCP', (a) => a.strLenCP('$text'), 4),
  bad('strLenCP of null', (a) => a.strLenCP('$none'), /string/),
  is(
    'strcasecmp minds no case; null is empty',
    (a) => [a.strcasecmp(['Abc', 'aBC']), a.strcasecmp(['a', 'b']), a.strcasecmp(['a', '$none'])],
    [0, -1, 1],
  ),
  is(
    'substr counts bytes; a length below 0 is the rest',
    (a) => [a.substr(['$text', 2, 3]), a.substr(['$text', 5, -1])],
    ['院', 'c'],
  ),
  is(
    'substrBytes beyond the end is empty',
    (a) => [a.substrBytes(['$text', 50, 1]), a.substrBytes(['$none', 0, 1]), a.substrBytes(['$i', 0, 5])],
    ['', '', '9'],
  ),
  bad('substrBytes inside a character', (a) => a.substrBytes(['$text', 3, 1]), /UTF-8/),
  is('substrCP counts characters', (a) => a.substrCP(['$text', 2, 9]), '院c'),
  bad('substrCP of a negative length', (a) => a.substrCP(['$text', 0, -1]), /nonnegative/),
  is('toLower and toUpper; null is empty', (a) => [a.toLower('$text'), a.toUpper('$text'), a.toLower('$none')], [
    'ab院c',
    'AB院C',
    '',
  ]),
]
