"""Forms to fill in, and to download as a workbook."""
