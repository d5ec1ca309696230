export type Language = 'zh' | 'en'

/** A text in both languages, as the configuration brings names of scenes and roles. */
export interface Words {
  readonly zh: string
  readonly en: string
}
