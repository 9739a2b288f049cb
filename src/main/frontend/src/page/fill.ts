/** Lets the editor reach from where it stands down to the end of the window, whatever header the page has above it. */
export function fillWindow(place: HTMLElement): void {
  const least = 420;
  const fit = () => {
    const top = place.getBoundingClientRect().top + window.scrollY;
    place.style.height = `${Math.max(least, window.innerHeight - top)}px`;
  };
  fit();
  window.addEventListener("resize", fit);
}
