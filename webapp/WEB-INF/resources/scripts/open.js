// Sends the form that takes somebody to an add-on's provider; without scripts its button does.
document.getElementById('sso').submit();
