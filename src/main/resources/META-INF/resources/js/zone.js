// Tells the server the viewer's zone, so that pages show times in it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const known = document.cookie.split('; ').find(part => part.startsWith('zone='));
if (zone && known !== `zone=${encodeURIComponent(zone)}`) {
  document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}
