"""控制台: Gangmu's console, a Django project over the library: documents, targets and screening for a whole province."""
