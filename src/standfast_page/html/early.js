// Before anything else: which of the two languages of the first screen shows, while the rest of the file comes.
document.documentElement.dataset.lang = /^fr/i.test(navigator.language) ? "fr" : "en";
