from demarche.model import DemarcheError


class ExportError(DemarcheError):
    """What was read cannot be written out."""
