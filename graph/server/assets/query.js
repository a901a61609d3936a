"use strict";
// The editor asks this server and nobody else: what completes terms by looking them up elsewhere is switched off.
const place = document.getElementById("queries");
Yasgui.Yasqe.defaults.value = place.dataset.query;
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.createShareableLink = null;
new Yasgui(place, {
  requestConfig: { endpoint: new URL(place.dataset.endpoint, location.href).href, method: "POST" },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [] },
});
