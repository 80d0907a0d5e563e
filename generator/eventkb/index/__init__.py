"""Files of the site that are no pages: lookup index, scripts, JSON API, Markdown, feeds, sitemap, redirect rules."""
