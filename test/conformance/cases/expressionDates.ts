import type { Case } from './case'
import { is, refusesExpression as bad } from './expression'

const chinaTime = { date: '$at', timezone: '+08:00' }

/** Operators on dates. 2018-12-31T17:05:09.040Z is a Monday, and New Year’s Day in China. */
export const expressionDates: Case[] = [
  is('year, month, dayOfMonth', (a) => [a.year('$at'), a.month('$at'), a.dayOfMonth('$at')], [2018, 12, 31]),
  is(
    'hour, minute, second, millisecond',
    (a) => [a.hour('$at'), a.minute('$at'), a.second('$at'), a.millisecond('$at')],
    [17, 5, 9, 40],
  ),
  is(
    'the parts of a date in a zone',
    (a) => [a.year(chinaTime), a.month(chinaTime), a.dayOfMonth(chinaTime), a.hour(chinaTime)],
    [2019, 1, 1, 1],
  ),
  is(
    'a zone by its name',
    (a) => [a.hour({ date: '$at', timezone: 'Asia/Shanghai' }), a.hour({ date: '$at', timezone: 'America/New_York' })],
    [1, 12],
  ),
  is(
    'dayOfWeek begins on Sunday with 1, isoDayOfWeek on Monday',
    (a) => [a.dayOfWeek('$at'), a.isoDayOfWeek('$at')],
    [2, 1],
  ),
  is('dayOfYear', (a) => a.dayOfYear('$at'), 365),
  is(
    'week counts from the first Sunday',
    (a) => [a.week('$at'), a.week(new Date('2016-01-01')), a.week(new Date('2017-01-01'))],
    [52, 0, 1],
  ),
  is(
    'isoWeek and isoWeekYear',
    (a) => [
      a.isoWeek('$at'),
      a.isoWeekYear('$at'),
      a.isoWeek(new Date('2016-01-01')),
      a.isoWeekYear(new Date('2016-01-01')),
    ],
    [1, 2019, 53, 2015],
  ),
  is('the year of null', (a) => a.year('$none'), null),
  bad('the year of a text', (a) => a.year('$text'), /Date/),
  is('dateFromParts, with what is left out', (a) => a.dateFromParts({ year: 2020, month: 2 }), new Date('2020-02-01')),
  is(
    'dateFromParts carries over',
    (a) => a.dateFromParts({ year: 2019, month: 14, day: 30, hour: 25 }),
    new Date('2020-03-02T01:00:00Z'),
  ),
  is(
    'dateFromParts in a zone',
    (a) => a.dateFromParts({ year: 2020, month: 1, day: 1, hour: 8, timezone: '+08' }),
    new Date('2020-01-01'),
  ),
  is(
    'dateFromParts by ISO week',
    (a) => a.dateFromParts({ isoWeekYear: 2019, isoWeek: 1, isoDayOfWeek: 1 }),
    new Date('2018-12-31'),
  ),
  is(
    'dateFromString',
    (a) => a.dateFromString({ dateString: '2020-05-06T07:08:09.010Z' }),
    new Date('2020-05-06T07:08:09.010Z'),
  ),
  is(
    'dateFromString of a day, in a zone',
    (a) => a.dateFromString({ dateString: '2020-05-06', timezone: 'Asia/Shanghai' }),
    new Date('2020-05-05T16:00:00Z'),
  ),
  is(
    'dateFromString by a format',
    (a) => a.dateFromString({ dateString: '06-05-2020', format: '%d-%m-%Y' }),
    new Date('2020-05-06'),
  ),
  is(
    'dateFromString: null, and what is no date',
    (a) => [
      a.dateFromString({ dateString: '$none', onNull: 'n' }),
      a.dateFromString({ dateString: 'soon', onError: 'e' }),
    ],
    ['n', 'e'],
  ),
  bad('dateFromString of what is no date', (a) => a.dateFromString({ dateString: '2020-02-31' }), /pars/i),
  is('dateToString by itself', (a) => a.dateToString({ date: '$at' }), '2018-12-31T17:05:09.040Z'),
  is(
    'dateToString by a format',
    (a) => a.dateToString({ date: '$at', format: '%Y/%m/%d %H:%M:%S.%L %j %w %u %U %G %V %%' }),
    '2018/12/31 17:05:09.040 365 2 1 52 2019 01 %',
  ),
  is(
    'dateToString in a zone',
    (a) => a.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M %z', timezone: 'Asia/Shanghai' }),
    '2019-01-01 01:05 +0800',
  ),
  is(
    'dateToString of null',
    (a) => [a.dateToString({ date: '$none' }), a.dateToString({ date: '$nothing', onNull: '-' })],
    [null, '-'],
  ),
  bad('dateToString by an unknown letter', (a) => a.dateToString({ date: '$at', format: '%q' }), /format/),
]
