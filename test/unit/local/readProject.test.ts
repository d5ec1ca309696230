import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readPeople } from '../../../local/readPeople'
import { readProject } from '../../../local/readProject'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'project-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (files: Record<string, unknown>) => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
}
const app = (folderName: string, title?: string) => ({
  [join(folderName, 'app.json')]: {
    pages: [],
    ...(title === undefined ? {} : { window: { navigationBarTitleText: title } }),
  },
  [join(folderName, 'app.js')]: 'App({})',
})
const config = { projectname: '小店', appid: 'wx1', miniprogramRoot: 'mini/', cloudfunctionRoot: 'fns/' }

describe('a project', () => {
  test('says itself where its mini-program and its functions are', () => {
    write({ ...app('mini'), 'project.config.json': config, 'fns/a/index.js': '' })
    const whole = readProject(folder)
    expect(whole).toEqual({
      title: '小店',
      appId: 'wx1',
      envId: undefined,
      app: join(folder, 'mini/'),
      functions: join(folder, 'fns/'),
      functionSettings: {},
    })
    expect(readProject(join(folder, 'mini'))).toEqual(whole)
  })

  test('without a configuration is a mini-program with functions beside it', () => {
    write({ ...app('mini', '点单'), 'cloudfunctions/a/index.js': '' })
    expect(readProject(join(folder, 'mini'))).toMatchObject({
      title: '点单',
      appId: undefined,
      app: join(folder, 'mini'),
      functions: join(folder, 'cloudfunctions'),
    })
  })

  test('may have no functions, and others than its own when they are given', () => {
    write({ ...app(''), 'built/a/index.js': '' })
    expect(readProject(folder).functions).toBeUndefined()
    expect(readProject(folder, join(folder, 'built')).functions).toBe(join(folder, 'built'))
  })

  test('has the environment and the settings of cloudbaserc.json', () => {
    const functions = [{ name: 'a', timeout: 10, envVariables: { KEY: 'v' }, handler: 'index.main' }]
    write({
      ...app('mini'),
      'project.config.json': { ...config, cloudfunctionRoot: '' },
      'cloudbaserc.json': { envId: 'shop-1', functionRoot: 'server', functions },
      'server/a/index.js': '',
    })
    expect(readProject(folder)).toMatchObject({
      envId: 'shop-1',
      functions: join(folder, 'server'),
      functionSettings: { a: { timeout: 10, envVariables: { KEY: 'v' } } },
    })
    write({ 'cloudbaserc.json': { envId: '{{env.ENV_ID}}' } })
    expect(readProject(folder).envId).toBeUndefined()
  })

  test('that lacks something says what', () => {
    expect(() => readProject(join(folder, 'nowhere'))).toThrow('--app: there is no folder')
    expect(() => readProject(folder)).toThrow('has no app.json')
    write({ 'app.json': {} })
    expect(() => readProject(folder)).toThrow('has no app.js. A mini-program in TypeScript has to be built first')
    write({ 'app.js': '' })
    expect(() => readProject(folder, join(folder, 'none'))).toThrow('--functions: there is no folder')
    write({ ...app('mini'), 'project.config.json': config })
    expect(() => readProject(folder)).toThrow('cloudfunctionRoot is fns/, but there is no such folder')
    write({ 'project.config.json': '{' })
    expect(() => readProject(folder)).toThrow(join(folder, 'project.config.json'))
  })
})

describe('people', () => {
  test('need an openid and a name', () => {
    write({ 'people.json': [{ openid: 'o-1', name: '张三', role: '店长' }, { name: '李四' }] })
    expect(() => readPeople(join(folder, 'people.json'))).toThrow('people.json[1].openid')
    write({ 'people.json': [{ openid: 'o-1', name: '张三', role: '店长' }] })
    expect(readPeople(join(folder, 'people.json'))).toEqual([
      { openid: 'o-1', name: '张三', place: '', role: { zh: '店长', en: '店长' }, group: '用手机的人' },
    ])
    write({ 'people.json': [] })
    expect(() => readPeople(join(folder, 'people.json'))).toThrow('must be an array of people')
  })
})
