"""What stands beside the pages: calendars, workbooks, data, Markdown."""
