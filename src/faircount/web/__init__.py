"""The web app and the API: pages for one desk or a team, each route with the need it states."""
