from demarche.model import DemarcheError


class IntakeError(DemarcheError):
    """A report cannot be read: the file, the page or the line is not what it should be."""
