import type { ComponentEnv } from 'glass-easel-miniprogram-adapter'
import { commonDefinition } from './aria'
import { button } from './button'
import { canvas } from './canvas'
import { checkbox, choiceGroup, label, radio, switchBox } from './choices'
import { icon, pageContainer, plain, progress, rootPortal, text, view } from './containers'
import type { Definition } from './define'
import { form } from './form'
import { image } from './image'
import { movableArea, movableView } from './movable'
import { navigator } from './navigator'
import { navigationBar, pageMeta } from './pageMeta'
import { picker } from './picker'
import { pickerView, pickerViewColumn } from './pickerView'
import { richText } from './richText'
import { scrollView } from './scrollView'
import { slider } from './slider'
import { swiper, swiperItem } from './swiper'
import { input, textarea } from './textFields'
import { video } from './video'

const DEFINITIONS: Record<string, Definition<unknown, object>> = {
  view,
  'cover-view': view,
  'cover-image': image,
  text,
  button,
  image,
  input,
  textarea,
  switch: switchBox,
  checkbox,
  'checkbox-group': choiceGroup,
  radio,
  'radio-group': choiceGroup,
  label,
  form,
  picker,
  'picker-view': pickerView,
  'picker-view-column': pickerViewColumn,
  'scroll-view': scrollView,
  swiper,
  'swiper-item': swiperItem,
  'rich-text': richText,
  progress,
  icon,
  navigator,
  'page-meta': pageMeta,
  'navigation-bar': navigationBar,
  'root-portal': rootPortal,
  canvas,
  'movable-area': movableArea,
  'movable-view': movableView,
  slider,
  'page-container': pageContainer,
  'match-media': plain,
  video,
}

/** Definitions by tag, each with what all elements have. */
export function builtInDefinitions(Behavior: ComponentEnv['Behavior']): Record<string, object> {
  const common = Behavior(commonDefinition())
  return Object.fromEntries(
    Object.entries(DEFINITIONS).map(([tag, definition]) => [tag, { ...definition, behaviors: [common] }]),
  )
}

/** Names of the properties that an element knows, in camel case; undefined for a tag that isn't one of the phone's. */
export function propertiesOf(tag: string): ReadonlySet<string> | undefined {
  const definition = DEFINITIONS[tag]
  if (!definition) return undefined
  return new Set([...Object.keys(definition.properties ?? {}), ...Object.keys(commonDefinition().properties)])
}

/** WeChat's behaviors that components name by text. */
export function builtInBehaviors(Behavior: ComponentEnv['Behavior']): Record<string, object> {
  const formField = Behavior({ properties: { name: String, value: null }, methods: { isFormField: () => true } })
  return {
    'wx://form-field': formField,
    'wx://form-field-group': Behavior({}),
    'wx://form-field-button': Behavior({}),
    'wx://component-export': Behavior({}),
  }
}
