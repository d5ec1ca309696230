/// <reference lib="dom" />
import { answerPreference, withVariables } from '../../../../../local/phone/runtime/theme'

test('variables are replaced wherever they stand; a name that theme.json lacks stays', () => {
  const config = { color: '@ink', list: [{ icon: '@home' }], title: '首页', extra: '@none', flag: true }
  expect(withVariables(config, { ink: '#fff', home: 'a.png' })).toEqual({
    color: '#fff',
    list: [{ icon: 'a.png' }],
    title: '首页',
    extra: '@none',
    flag: true,
  })
})

test('a media query gets the phone’s answer, whatever the browser would say', () => {
  const query = 'screen and (prefers-color-scheme: dark) and (min-width: 300px)'
  expect(answerPreference(query, 'dark')).toBe('screen and (min-width: 0px) and (min-width: 300px)')
  expect(answerPreference(query, 'light')).toBe('screen and (max-width: 0px) and (min-width: 300px)')
})
