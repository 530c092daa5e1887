"""What is drawn up for people: sheets of norms as .xlsx, .csv and .docx, and the words in which they are set."""
