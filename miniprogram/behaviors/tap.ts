/** What a tap brings with it: the data- attributes of what was tapped. */
export type Tap<D extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, D>
/** What a component's event brings with it. */
export type Told<D extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<D>
