/** The row of tiles under the home screen's header: the only ornament there is. */
Component({
  data: { tiles: Array.from({ length: 20 }, (_, index) => index) },
})
