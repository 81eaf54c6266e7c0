"""PDF of what is public: the same pages, on paper. A stored file is served only while all it was made of is unchanged.

Direction of dependencies: drukker, ophalen and bewerken stand alone; tabel; stukken (what there is to print), stand
(which file is right now), maken (print and keep), vragen (when), antwoord and views build on each other in that order.
"""
