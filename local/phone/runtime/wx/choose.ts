/** Opens the browser's file dialog; resolves with what was chosen, rejects with “cancel”. Tests answer it as a file chooser. */
export function chooseFiles(accept: string, multiple: boolean): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = multiple
  return new Promise((resolve, reject) => {
    input.addEventListener('change', () => resolve(Array.from(input.files ?? [])))
    input.addEventListener('cancel', () => reject(new Error('cancel')))
    input.click()
  })
}

/** Gives a file to the person: the browser saves it. */
export function saveToComputer(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
