export interface VideoFacts {
  /** Seconds. */
  duration: number
  width: number
  height: number
  /** Its first picture. */
  thumb: Blob
}

/** Later than the end of any video, s: a recording that doesn't know its own length learns it by going there. */
const BEYOND_END = 1e6

/** Looks into a video; rejects when the browser can't play it. */
export async function readVideo(file: Blob): Promise<VideoFacts> {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  video.src = URL.createObjectURL(file)
  try {
    await happens(video, 'loadeddata')
    if (!Number.isFinite(video.duration)) {
      await goTo(video, BEYOND_END)
      await goTo(video, 0)
    }
    const { videoWidth: width, videoHeight: height, duration } = video
    const canvas = new OffscreenCanvas(width, height)
    canvas.getContext('2d')?.drawImage(video, 0, 0)
    const thumb = await canvas.convertToBlob({ type: 'image/jpeg' })
    return { duration: Math.round(duration * 1000) / 1000, width, height, thumb }
  } finally {
    URL.revokeObjectURL(video.src)
  }
}

async function goTo(video: HTMLVideoElement, seconds: number): Promise<void> {
  const there = happens(video, 'seeked')
  video.currentTime = seconds
  await there
}

const happens = (video: HTMLVideoElement, event: string): Promise<void> =>
  new Promise((resolve, reject) => {
    video.addEventListener(event, () => resolve(), { once: true })
    video.addEventListener('error', () => reject(new Error('the video can not be played')), { once: true })
  })
