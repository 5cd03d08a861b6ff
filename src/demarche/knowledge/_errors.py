from demarche.model import DemarcheError


class KnowledgeError(DemarcheError):
    """A file of the knowledge base is wrong; the message names file and entry."""
