(()=>{(()=>{let e=document.querySelector('link[rel="canonical"]')?.getAttribute("href");e&&location.replace(e+location.search+location.hash)})();})();
